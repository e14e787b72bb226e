package io.tandem.events.imports;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param maxBytes largest file that may be uploaded
 */
@ConfigurationProperties("tandem.imports")
record ImportSettings(@DefaultValue("21474836480") long maxBytes) {}
