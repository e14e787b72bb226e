package io.tandem.messaging;

import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.stereotype.Component;

/** Where people reach the pages of this server. */
@Component
class PublicAddress implements ApplicationListener<WebServerInitializedEvent> {

  private final String configured;
  private volatile int port = 8080;

  PublicAddress(MessagingSettings settings) {
    this.configured = settings.publicUrl().strip().replaceAll("/+$", "");
  }

  @Override
  public void onApplicationEvent(WebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null) {
      port = event.getWebServer().getPort();
    }
  }

  /** Address of a page of a project. */
  String page(String project, String path) {
    String start = configured.isEmpty() ? "http://localhost:" + port : configured;
    return start + "/p/" + project + "/" + path;
  }
}
