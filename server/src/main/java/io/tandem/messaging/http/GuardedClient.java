package io.tandem.messaging.http;

import io.tandem.shared.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request at a time to addresses that members typed in. It connects only to addresses the
 * guard lets through, follows no redirect, repeats nothing by itself, reads at most 64 KiB, and
 * ends after its time however slowly the other side drips. No proxy, no cookies.
 */
public final class GuardedClient implements AutoCloseable {

  private static final int LONGEST_ANSWER = 64 * 1024;
  private static final int MOST_CONNECTIONS = 64;

  private final Duration time;
  private final CloseableHttpClient client;
  private final ScheduledExecutorService ends =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("request-ends").factory());

  /**
   * @param time for a whole exchange, connecting included
   */
  public GuardedClient(AddressGuard guard, HostNames names, Duration time) {
    this.time = time;
    Timeout timeout = Timeout.of(time);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(new GuardedNames(names, guard))
                    .setMaxConnTotal(MOST_CONNECTIONS)
                    .setMaxConnPerRoute(MOST_CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(timeout)
                            .setSocketTimeout(timeout)
                            .build())
                    .build())
            .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(timeout).build())
            .setConnectionReuseStrategy((_, _, _) -> false)
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .setUserAgent("Tandem")
            .build();
  }

  /** Sends it; never throws for what the network or the other side does. */
  public Exchange send(Call call) {
    HttpPost post = new HttpPost(call.address());
    call.headers().forEach(post::setHeader);
    post.setEntity(new StringEntity(call.body(), ContentType.APPLICATION_JSON));
    ScheduledFuture<?> end = ends.schedule(post::cancel, time.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse answer = client.executeOpen(null, post, null)) {
      return answered(answer);
    } catch (IOException failed) {
      return failed(failed, call.address().getHost());
    } finally {
      end.cancel(false);
      post.cancel(); // what was not read is not waited for
    }
  }

  private static Exchange answered(ClassicHttpResponse answer) throws IOException {
    Header retryAfter = answer.getFirstHeader("Retry-After");
    return new Exchange.Answered(
        answer.getCode(),
        retryAfter == null ? null : retryAfter.getValue(),
        text(answer.getEntity()));
  }

  private static String text(@Nullable HttpEntity entity) throws IOException {
    if (entity == null) {
      return "";
    }
    InputStream content = entity.getContent();
    return new String(content.readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8);
  }

  private static Exchange failed(IOException failure, String host) {
    return switch (failure) {
      case BlockedAddressException _ -> new Exchange.Blocked(closed(host));
      case UnknownHostException _ ->
          new Exchange.NotSent(new Sentence("找不到主机 " + host, "The host " + host + " is not known"));
      case ConnectException _, ConnectTimeoutException _, NoRouteToHostException _ ->
          new Exchange.NotSent(new Sentence("无法连接 " + host, "No connection to " + host));
      case SSLHandshakeException _ ->
          new Exchange.NotSent(
              new Sentence(host + " 的证书不可信", "The certificate of " + host + " is not trusted"));
      default ->
          new Exchange.Lost(new Sentence(host + " 没有在时限内答复", host + " did not answer in time"));
    };
  }

  private static Sentence closed(String host) {
    return new Sentence(
        host + " 指向本机或内部网络，不予连接", host + " leads into this machine or its network; not connected");
  }

  @Override
  public void close() throws IOException {
    ends.shutdownNow();
    client.close();
  }
}
