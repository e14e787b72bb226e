package io.tandem.warehouse.index;

import io.tandem.shared.DataDirectory;
import io.tandem.warehouse.IndexSource;
import io.tandem.warehouse.ProjectZones;
import io.tandem.warehouse.Warehouse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The behaviour index beside the event store. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {

  @Bean(initMethod = "start")
  LiveIndex behaviourIndex(
      IndexSource source,
      Warehouse warehouse,
      ProjectZones zones,
      DataDirectory data,
      IndexSettings settings) {
    return new LiveIndex(
        new LiveIndex.Parts(source, warehouse, zones, data.root().resolve("index")), settings);
  }
}
