package io.tandem.flags.registry;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Names;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Layers of flags. */
@RestController
@RequestMapping("/api/projects/{project}")
class LayersController {

  private final Layers layers;
  private final ShownFlags shown;

  LayersController(Layers layers, ShownFlags shown) {
    this.layers = layers;
    this.shown = shown;
  }

  /** Other names. */
  record LayerNames(@NotNull Names names) {}

  @GetMapping("/flag-layers")
  @Needs(Permission.VIEW)
  List<Layer> listLayers(Actor actor) {
    return layers.list(actor.projectId());
  }

  @PostMapping("/flag-layers")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Layer> createLayer(Actor actor, @Valid @RequestBody LayerDraft draft) {
    Layer made = layers.create(actor, draft);
    return ResponseEntity.status(HttpStatus.CREATED).eTag(Versions.tag(made.version())).body(made);
  }

  @GetMapping("/flag-layers/{layer}")
  @Needs(Permission.VIEW)
  ResponseEntity<Layer> getLayer(Actor actor, @PathVariable String layer) {
    return tagged(layers.get(actor.projectId(), layer));
  }

  @PatchMapping("/flag-layers/{layer}")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Layer> renameLayer(
      Actor actor,
      @PathVariable String layer,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody LayerNames said) {
    return tagged(layers.rename(actor, layer, Versions.match(ifMatch), said.names()));
  }

  /** Removes an empty one. */
  @DeleteMapping("/flag-layers/{layer}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Needs(Permission.EDIT_FLAGS)
  void deleteLayer(
      Actor actor,
      @PathVariable String layer,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    layers.delete(actor, layer, Versions.match(ifMatch));
  }

  /** Gives a flag a share of a layer; what it has been given it keeps. */
  @PutMapping("/flags/{key}/layer")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> seatFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody SeatChange wanted) {
    Flag flag = shown.of(layers.seat(actor, key, Versions.match(ifMatch), wanted));
    return ResponseEntity.ok().eTag(Versions.tag(flag.version())).body(flag);
  }

  /** Takes a flag that is off out of its layer. */
  @DeleteMapping("/flags/{key}/layer")
  @Needs(Permission.EDIT_FLAGS)
  ResponseEntity<Flag> unseatFlag(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    Flag flag = shown.of(layers.unseat(actor, key, Versions.match(ifMatch)));
    return ResponseEntity.ok().eTag(Versions.tag(flag.version())).body(flag);
  }

  private static ResponseEntity<Layer> tagged(Layer layer) {
    return ResponseEntity.ok().eTag(Versions.tag(layer.version())).body(layer);
  }
}
