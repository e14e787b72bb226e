package io.tandem.events.imports;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.events.imports.ImportStore.RejectedLine;
import io.tandem.shared.CommonError;
import io.tandem.shared.Page;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files to be imported. */
@RestController
@RequestMapping("/api/projects/{project}/imports")
class ImportController {

  /** Largest piece of a file in one request. */
  static final int MAX_PIECE = 8 << 20;

  private final Imports imports;

  ImportController(Imports imports) {
    this.imports = imports;
  }

  @GetMapping
  @Needs(Permission.IMPORT)
  Page<ImportView> listImports(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit,
      Locale locale) {
    return imports.list(actor, cursor, limit, locale);
  }

  @PostMapping
  @Needs(Permission.IMPORT)
  ImportView createImport(Actor actor, @Valid @RequestBody ImportRequest request, Locale locale)
      throws IOException {
    return imports.announce(actor, request).view(locale);
  }

  @GetMapping("/{id}")
  @Needs(Permission.IMPORT)
  ImportView getImport(Actor actor, @PathVariable long id, Locale locale) {
    return imports.get(actor, id).view(locale);
  }

  @PutMapping(path = "/{id}/content")
  @Needs(Permission.IMPORT)
  ImportView uploadImportContent(
      Actor actor,
      @PathVariable long id,
      @RequestParam long offset,
      InputStream content,
      Locale locale)
      throws IOException {
    byte[] piece = content.readNBytes(MAX_PIECE + 1);
    if (piece.length > MAX_PIECE) {
      throw new TandemException(CommonError.TOO_LARGE, MAX_PIECE);
    }
    return imports.receive(actor, id, offset, piece).view(locale);
  }

  @GetMapping(path = "/{id}/rejected")
  @Needs(Permission.IMPORT)
  void downloadRejectedLines(Actor actor, @PathVariable long id, HttpServletResponse response)
      throws IOException {
    imports.get(actor, id);
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"rejected-" + id + ".csv\"");
    Writer out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
    out.write("line,code,reason,text\r\n");
    List<RejectedLine> some = imports.rejected(id, 0);
    while (!some.isEmpty()) {
      for (RejectedLine line : some) {
        out.write(
            line.line()
                + ","
                + line.code()
                + ","
                + quoted(line.reason())
                + ","
                + quoted(line.text())
                + "\r\n");
      }
      some = imports.rejected(id, some.getLast().line());
    }
    out.flush();
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
