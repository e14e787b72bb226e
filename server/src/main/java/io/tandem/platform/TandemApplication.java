package io.tandem.platform;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The server. */
@SpringBootApplication(scanBasePackages = "io.tandem", proxyBeanMethods = false)
@ConfigurationPropertiesScan("io.tandem")
public class TandemApplication {}
