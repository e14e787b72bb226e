package io.tandem.messaging.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.support.Receiver;
import io.tandem.support.Receiver.Reply;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardedClientIT {

  private static final Duration TIME = Duration.ofSeconds(2);
  private static final AddressGuard OPEN = new AddressGuard(true);
  private static final AddressGuard CLOSED = new AddressGuard(false);

  @Test
  void loopbackIsNotConnectedByNumberNameOrSixthVersion() throws IOException {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(200, "in"));
        GuardedClient client = new GuardedClient(CLOSED, HostNames.SYSTEM, TIME)) {
      for (String host :
          new String[] {
            "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "127.1"
          }) {
        Exchange exchange = client.send(call("http://" + host + ":" + receiver.port() + "/"));
        assertThat(exchange).as(host).isNotInstanceOf(Exchange.Answered.class);
      }
      assertThat(receiver.requests()).isEmpty();
      assertThat(client.send(call(receiver.url("/")))).isInstanceOf(Exchange.Blocked.class);
    }
  }

  @Test
  void nameThatLeadsElsewhereTheNextTimeIsCheckedEachTimeAndLookedUpOnce() throws IOException {
    AtomicInteger lookUps = new AtomicInteger();
    HostNames rebinding =
        host ->
            new InetAddress[] {
              InetAddress.ofLiteral(
                  lookUps.incrementAndGet() == 1 ? "127.0.0.1" : "169.254.169.254")
            };
    try (Receiver receiver = Receiver.start(_ -> Reply.of(200, "in"));
        GuardedClient client = new GuardedClient(OPEN, rebinding, TIME)) {
      String url = "http://rebinding.example:" + receiver.port() + "/";
      assertThat(client.send(call(url))).isInstanceOf(Exchange.Answered.class);
      assertThat(lookUps).as("connected to the address that was checked").hasValue(1);
      assertThat(receiver.requests().getFirst().header("Host")).startsWith("rebinding.example");
      assertThat(client.send(call(url))).isInstanceOf(Exchange.Blocked.class);
      assertThat(receiver.requests()).hasSize(1);
    }
  }

  @Test
  void redirectsAreAnswersNotFollowed() throws IOException {
    try (Receiver inner = Receiver.start(_ -> Reply.of(200, "secret"));
        Receiver outer =
            Receiver.start(
                _ -> new Reply(307, Map.of("Location", inner.url("/latest/meta-data")), ""));
        GuardedClient client = new GuardedClient(OPEN, HostNames.SYSTEM, TIME)) {
      Exchange exchange = client.send(call(outer.url("/")));
      assertThat(((Exchange.Answered) exchange).status()).isEqualTo(307);
      assertThat(inner.requests()).isEmpty();
    }
  }

  @Test
  void whatNeverConnectedWasNotSentAndWhatNeverAnsweredIsLost() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    CountDownLatch done = new CountDownLatch(1);
    try (Receiver silent =
            Receiver.start(_ -> {
              await(done);
              return Reply.of(200, "");
            });
        GuardedClient client = new GuardedClient(OPEN, HostNames.SYSTEM, TIME)) {
      assertThat(client.send(call("http://127.0.0.1:" + nobody + "/")))
          .isInstanceOf(Exchange.NotSent.class);
      assertThat(client.send(call(silent.url("/")))).isInstanceOf(Exchange.Lost.class);
      assertThat(silent.requests()).as("not repeated by itself").hasSize(1);
      done.countDown();
    }
    try (GuardedClient client =
        new GuardedClient(
            OPEN,
            host -> {
              throw new UnknownHostException(host);
            },
            TIME)) {
      assertThat(client.send(call("http://nowhere.example/"))).isInstanceOf(Exchange.NotSent.class);
    }
  }

  @Test
  void drippingAnswerEndsWithItsTime() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        GuardedClient client = new GuardedClient(OPEN, HostNames.SYSTEM, TIME)) {
      Thread drip = Thread.ofVirtual().start(() -> drip(socket));
      long began = System.nanoTime();
      Exchange exchange = client.send(call("http://127.0.0.1:" + socket.getLocalPort() + "/"));
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(TIME.multipliedBy(3));
      assertThat(exchange).isInstanceOf(Exchange.Lost.class);
      drip.join(Duration.ofSeconds(10));
    }
  }

  @Test
  void longAnswersAreCut() throws IOException {
    try (Receiver receiver = Receiver.start(_ -> Reply.of(200, "x".repeat(1_000_000)));
        GuardedClient client = new GuardedClient(OPEN, HostNames.SYSTEM, TIME)) {
      Exchange exchange = client.send(call(receiver.url("/")));
      assertThat(((Exchange.Answered) exchange).body()).hasSize(64 * 1024);
    }
  }

  private static Call call(String url) {
    return new Call(URI.create(url), Map.of(), "{}");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void drip(ServerSocket socket) {
    try (var connection = socket.accept()) {
      var out = connection.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes());
      CountDownLatch never = new CountDownLatch(1);
      while (!never.await(200, TimeUnit.MILLISECONDS)) {
        out.write('x');
        out.flush();
      }
    } catch (IOException ended) {
      // the client hung up
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
