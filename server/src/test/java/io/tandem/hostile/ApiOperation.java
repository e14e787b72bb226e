package io.tandem.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the OpenAPI document.
 *
 * @param path template such as {@code /api/projects/{project}/features/{key}}
 * @param queries names of its query parameters
 * @param body schema of its JSON body with references resolved, or a missing node
 */
record ApiOperation(String method, String path, List<String> queries, JsonNode body) {

  /** All operations of a document. */
  static List<ApiOperation> of(JsonNode document) {
    List<ApiOperation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        List<String> queries = new ArrayList<>();
        for (JsonNode parameter : method.getValue().path("parameters")) {
          if (parameter.path("in").asString("").equals("query")) {
            queries.add(parameter.path("name").asString());
          }
        }
        JsonNode schema =
            method.getValue().path("requestBody").path("content").path("application/json");
        operations.add(
            new ApiOperation(
                method.getKey().toUpperCase(java.util.Locale.ROOT),
                path.getKey(),
                queries,
                schema.path("schema")));
      }
    }
    return operations;
  }
}
