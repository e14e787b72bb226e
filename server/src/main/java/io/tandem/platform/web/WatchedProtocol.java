package io.tandem.platform.web;

import io.tandem.shared.ClientConnection;
import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 as Tomcat speaks it, where a thread that answers a request can find out whether the
 * client is still there. A servlet cannot: Tomcat reads from a connection again only once its
 * request is answered. Public because Tomcat makes it by name.
 */
public final class WatchedProtocol extends Http11NioProtocol {

  private static final ScopedValue<SocketWrapperBase<?>> SOCKET = ScopedValue.newInstance();

  /** The connection of the request that this thread answers; never gone when it answers none. */
  static ClientConnection connection() {
    if (!SOCKET.isBound()) {
      return () -> false;
    }
    SocketWrapperBase<?> socket = SOCKET.get();
    return () -> gone(socket);
  }

  /** Looks without waiting. What has arrived of a next request stays in the socket's buffer. */
  private static boolean gone(SocketWrapperBase<?> socket) {
    try {
      socket.isReadyForRead();
      return socket.isClosed();
    } catch (IOException closed) {
      return true;
    }
  }

  @Override
  protected Processor createProcessor() {
    return new WatchedProcessor(this, getAdapter());
  }

  private static final class WatchedProcessor extends Http11Processor {

    WatchedProcessor(WatchedProtocol protocol, Adapter adapter) {
      super(protocol, adapter);
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
      return ScopedValue.where(SOCKET, socket)
          .<SocketState, IOException>call(() -> super.service(socket));
    }
  }
}
