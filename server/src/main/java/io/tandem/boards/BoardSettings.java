package io.tandem.boards;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Bounds of the live board.
 *
 * @param streams how many boards may be open at the same time, over all projects
 * @param streamTime after which a stream ends and the client connects anew, signed in or not
 */
@ConfigurationProperties("tandem.boards")
record BoardSettings(@DefaultValue("500") int streams, @DefaultValue("30m") Duration streamTime) {}
