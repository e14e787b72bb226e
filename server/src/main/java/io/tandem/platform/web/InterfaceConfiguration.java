package io.tandem.platform.web;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;

/**
 * The web interface's files. Bundles carry a hash in their name and may be kept for a year; every
 * other address a browser may be sent to answers with the page itself, always asked for anew.
 */
@Configuration(proxyBeanMethods = false)
class InterfaceConfiguration implements WebMvcConfigurer {

  private static final String FILES = "classpath:/static/";
  private static final CacheControl ALWAYS_ASK = CacheControl.noCache();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(FILES + "assets/")
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    registry
        .addResourceHandler("/**")
        .addResourceLocations(FILES)
        .setCacheControl(ALWAYS_ASK)
        .resourceChain(true)
        .addResolver(new PageResolver());
  }

  /** A file when there is one, else the page, which shows what the address names. */
  private static final class PageResolver extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource location) throws IOException {
      Resource file = path.isEmpty() ? null : super.getResource(path, location);
      if (file != null) {
        return file;
      }
      return isPage(path) ? super.getResource("index.html", location) : null;
    }

    private static boolean isPage(String path) {
      String name = path.substring(path.lastIndexOf('/') + 1);
      return !name.contains(".")
          && !path.startsWith("api/")
          && !path.equals("api")
          && !path.startsWith("actuator/")
          && !path.startsWith("v3/")
          && !CapturePaths.matches("/" + path);
    }
  }
}
