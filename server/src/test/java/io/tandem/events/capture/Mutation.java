package io.tandem.events.capture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Makes hostile requests out of good ones. */
final class Mutation {

  static final List<String> PATHS =
      List.of(
          "/e",
          "/e/",
          "/capture/",
          "/track",
          "/engage/",
          "/i/v0/e/",
          "/batch",
          "/batch/",
          "/flags",
          "/flags/",
          "/decide",
          "/decide/",
          "/v1/track",
          "/v1/batch",
          "/v1/import/",
          "/v1/identify",
          "/v1/page",
          "/v1/screen",
          "/v1/group",
          "/v1/alias",
          "/v1/x",
          "/v1/",
          "/array/KEY/config",
          "/array/KEY/config.js",
          "/array/",
          "/array/%22/config.js",
          "/array/KEY/config/../x");

  private static final List<String> QUERIES =
      List.of(
          "",
          "",
          "",
          "?_=1700000000000",
          "?compression=gzip-js&ver=1.2",
          "?beacon=1",
          "?v=2",
          "?v=%00",
          "?data=%7B%7D",
          "?data=e30=&_=x",
          "?data=%25",
          "?token=KEY",
          "?&&==&",
          "?_=-1");

  private static final List<String> SEEDS =
      List.of(
          "{'token':'KEY','event':'e','distinct_id':'u','properties':{'a':1,'b':[1,{'c':null}]}}",
          "[{'token':'KEY','event':'$identify','distinct_id':'u','$set':{'x':1},"
              + "'properties':{'$anon_distinct_id':'a','$groups':{'org':'1'}}}]",
          "{'api_key':'KEY','sent_at':'2026-01-01T00:00:00Z','batch':[{'event':'$create_alias',"
              + "'distinct_id':'u','properties':{'alias':'v'},'timestamp':'2026-01-01T00:00:00Z',"
              + "'uuid':'0190163e-7a5b-7c1d-8e2f-123456789abc','offset':5}]}",
          "{'writeKey':'KEY','userId':'u','anonymousId':'a','event':'e','traits':{'t':'v'},"
              + "'properties':{'p':1.5},'context':{'library':{'name':'n','version':'1'}}}",
          "{'writeKey':'KEY','sentAt':'2026-01-01T00:00:00Z','batch':[{'type':'identify',"
              + "'userId':'u','anonymousId':'a','messageId':'m','traits':{'t':'v'}},{'type':'track',"
              + "'userId':'u','event':'x','timestamp':'2026-01-01'}]}");

  private static final List<String> VALUES =
      List.of(
          "null",
          "''",
          "[]",
          "{}",
          "-1",
          "1e999",
          "NaN",
          "'\\u0000'",
          "'\\ud800'",
          "true",
          "99999999999999999999999999",
          "'null'",
          "'" + "x".repeat(5000) + "'",
          "[".repeat(100) + "]".repeat(100),
          "{'a':".repeat(600) + "1" + "}".repeat(600),
          "'0000-00-00T00:00:00Z'",
          "'+999999999-01-01T00:00:00Z'",
          "'9'",
          "{'$set':{'':''}}");

  private final Random random;
  private final String key;

  Mutation(long seed, String key) {
    this.random = new Random(seed);
    this.key = key;
  }

  String path() {
    return (pick(PATHS) + pick(QUERIES)).replace("KEY", key);
  }

  byte[] body() {
    String text = pick(SEEDS).replace("KEY", key).replace('\'', '"');
    for (int i = random.nextInt(4); i > 0; i--) {
      text = replaceValue(text);
    }
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(3) == 0) {
      body = flip(body);
    }
    return switch (random.nextInt(8)) {
      case 0 -> gzip(body);
      case 1 -> flip(gzip(body));
      case 2 -> Base64.getEncoder().encode(body);
      case 3 -> ("data=" + text).getBytes(StandardCharsets.UTF_8);
      case 4 -> Base64.getEncoder().encode(gzip(body));
      default -> body;
    };
  }

  /** Puts something else after a random colon. */
  private String replaceValue(String text) {
    int colon = text.indexOf(':', random.nextInt(text.length()));
    if (colon < 0) {
      return text;
    }
    int end = colon + 1;
    while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return text.substring(0, colon + 1) + pick(VALUES).replace('\'', '"') + text.substring(end);
  }

  private byte[] flip(byte[] body) {
    byte[] flipped = body.clone();
    for (int i = random.nextInt(5); i >= 0 && flipped.length > 0; i--) {
      flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
    }
    return random.nextInt(4) == 0
        ? Arrays.copyOf(flipped, random.nextInt(flipped.length + 1))
        : flipped;
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    return bytes.toByteArray();
  }
}
