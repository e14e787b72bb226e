package io.tandem.events.capture.posthog;

import io.tandem.events.capture.Bodies;
import io.tandem.events.capture.CaptureError;
import io.tandem.events.capture.Form;
import io.tandem.events.capture.Json;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The JSON of a request, out of whatever it came wrapped in: plain, gzip, base64, a form's {@code
 * data}, or the query's. What the request says about its encoding is ignored; SDKs err there.
 */
final class Payload {

  private static final byte[] DATA = "data=".getBytes(StandardCharsets.US_ASCII);

  private Payload() {}

  static JsonNode read(Bodies.Lease lease, HttpServletRequest request, Map<String, String> query)
      throws IOException {
    JsonNode read = readIfAny(lease, request, query);
    if (read == null) {
      throw new TandemException(CaptureError.UNREADABLE, "it is empty");
    }
    return read;
  }

  /** Null when the request carries nothing. */
  static @Nullable JsonNode readIfAny(
      Bodies.Lease lease, HttpServletRequest request, Map<String, String> query)
      throws IOException {
    byte[] body = lease.inflate(lease.read(request.getInputStream()));
    byte[] wrapped = blank(body) ? bytes(query.get("data")) : body;
    if (isForm(wrapped)) {
      wrapped = bytes(Form.parse(new String(wrapped, StandardCharsets.UTF_8)).get("data"));
      wrapped = lease.inflate(wrapped);
    }
    if (blank(wrapped)) {
      return null;
    }
    byte[] plain = isJson(wrapped) ? wrapped : lease.inflate(unwrap(wrapped));
    return Json.read(lease.forTree(plain));
  }

  private static byte[] bytes(@Nullable String text) {
    return text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isForm(byte[] body) {
    if (body.length < DATA.length) {
      return false;
    }
    for (int i = 0; i < DATA.length; i++) {
      if (body[i] != DATA[i]) {
        return indexOfData(body);
      }
    }
    return true;
  }

  /** Forms may begin with another field, such as {@code ip=1&data=}. */
  private static boolean indexOfData(byte[] body) {
    if (isJson(body)) {
      return false;
    }
    String start = new String(body, 0, Math.min(200, body.length), StandardCharsets.US_ASCII);
    return start.contains("&data=");
  }

  private static boolean blank(byte[] body) {
    return first(body) < 0;
  }

  private static boolean isJson(byte[] body) {
    int first = first(body);
    return first == '{' || first == '[';
  }

  /** The first character that is not white space (or a byte order mark); -1 when there is none. */
  private static int first(byte[] body) {
    for (byte next : body) {
      int c = next & 0xff;
      if (c > ' ' && c != 0xef && c != 0xbb && c != 0xbf) {
        return c;
      }
    }
    return -1;
  }

  /** Base64, of either alphabet; blanks were plus signs before a form was decoded. */
  private static byte[] unwrap(byte[] body) {
    String text =
        new String(body, StandardCharsets.ISO_8859_1)
            .strip()
            .replace(' ', '+')
            .replace('-', '+')
            .replace('_', '/');
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException neither) {
      throw new TandemException(CaptureError.UNREADABLE, "it is neither JSON, gzip nor base64");
    }
  }
}
