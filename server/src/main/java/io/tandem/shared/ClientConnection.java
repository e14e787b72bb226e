package io.tandem.shared;

/** The connection a request came by. Controllers take it as a method parameter. */
@FunctionalInterface
public interface ClientConnection {

  /**
   * True once the client has closed the connection, as soon as the network says so. To be called
   * only by the thread that answers the request, and after its body was read.
   */
  boolean gone();
}
