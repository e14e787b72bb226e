package io.tandem.messaging;

import io.tandem.messaging.format.Target;
import io.tandem.messaging.http.AddressGuard;
import io.tandem.shared.CommonError;
import io.tandem.shared.TandemException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks addresses and secrets that members type in. */
@Component
class Targets {

  private static final String WEBHOOK_SECRET = "whsec_";

  private final boolean allowPrivate;
  private final AddressGuard guard;

  Targets(MessagingSettings settings) {
    this.allowPrivate = settings.allowPrivateAddresses();
    this.guard = new AddressGuard(allowPrivate);
  }

  /**
   * The address, if it may be called. A name is checked again at each call, since it may lead
   * elsewhere then.
   *
   * @throws TandemException {@code invalid_request}, {@code address_closed}
   */
  URI address(@Nullable String text) {
    if (text == null || text.isBlank()) {
      throw invalid("'url' is missing");
    }
    URI url = parse(text.strip());
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean open = scheme.equals("https") || (allowPrivate && scheme.equals("http"));
    if (!open || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw invalid("'url' is an https address without user and fragment");
    }
    checkHost(url.getHost());
    return url;
  }

  private void checkHost(String host) {
    String bare = host.replaceAll("^\\[|[\\].]$", "").toLowerCase(Locale.ROOT);
    boolean named = bare.equals("localhost") || bare.endsWith(".localhost");
    boolean closed = named && !allowPrivate;
    try {
      closed |= !guard.open(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException name) {
      // Not a literal: looked up and checked when it is called.
    }
    if (closed) {
      throw new TandemException(MessagingError.ADDRESS_CLOSED, host);
    }
  }

  /**
   * The secret, if a channel of this kind can sign with it.
   *
   * @throws TandemException {@code invalid_request}
   */
  @Nullable String secret(ChannelKind kind, @Nullable String text) {
    String secret = text == null || text.isBlank() ? null : text.strip();
    if (kind == ChannelKind.WEBHOOK) {
      checkWebhookSecret(secret);
    }
    if (secret != null && (kind == ChannelKind.SLACK || kind == ChannelKind.WECOM)) {
      throw invalid("messages to " + kind.key() + " are not signed; leave 'secret' out");
    }
    return secret;
  }

  private static void checkWebhookSecret(@Nullable String secret) {
    int length = 0;
    if (secret != null && secret.startsWith(WEBHOOK_SECRET)) {
      try {
        length = Base64.getDecoder().decode(secret.substring(WEBHOOK_SECRET.length())).length;
      } catch (IllegalArgumentException notBase64) {
        length = 0;
      }
    }
    if (length < 24 || length > 64) {
      throw invalid("'secret' of a webhook is whsec_ and 24 to 64 random bytes in base64");
    }
  }

  /** What of an address may be shown: scheme, host, and the last characters of a long rest. */
  static String shown(Target target) {
    URI url = target.url();
    String host = url.getScheme() + "://" + url.getRawAuthority();
    String rest = url.toString().substring(host.length());
    return host + (rest.length() < 16 ? "/…" : "/…" + rest.substring(rest.length() - 4));
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw invalid("'url' is not an address");
    }
  }

  private static TandemException invalid(String reason) {
    return new TandemException(CommonError.INVALID_REQUEST, reason);
  }
}
