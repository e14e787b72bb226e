package io.tandem.cli.client;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the token that a running server accepts. */
public final class SignIn {

  private static final int NOT_SIGNED_IN = 401;

  private SignIn() {}

  /**
   * Signs in with a token, or without one with what this machine knows: {@code
   * TANDEM_INIT_ADMIN_TOKEN} and the token of the data directory. The latter is this machine's and
   * is not for a server elsewhere.
   *
   * @param data the server's data directory; null when it is another machine's
   * @throws ApiFailure when the server accepts none of them
   */
  public static ApiClient at(URI server, @Nullable String token, @Nullable Path data)
      throws IOException {
    for (String candidate : token == null ? LocalToken.candidates(data) : List.of(token)) {
      ApiClient client = new ApiClient(server, candidate);
      try {
        client.get("/api/me");
        return client;
      } catch (ApiFailure refused) {
        if (refused.status() != NOT_SIGNED_IN) {
          throw refused;
        }
      }
    }
    String tried =
        token == null ? "it accepts none that is known here" : "it does not accept this one";
    throw new ApiFailure(
        NOT_SIGNED_IN,
        "not_signed_in",
        "The server at %s asks for a token; %s. Give --data with the directory of the running server, or --token with one from Settings → Keys. / 服务 %s 需要令牌：请用 --data 指定它的数据目录，或用 --token 提供“设置 → 密钥”中创建的令牌。"
            .formatted(server, tried, server));
  }
}
