package io.tandem.messaging;

import io.tandem.access.Actor;
import io.tandem.access.Needs;
import io.tandem.access.Permission;
import io.tandem.shared.Page;
import io.tandem.shared.Versions;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Channels and what went through them. */
@RestController
@RequestMapping("/api/projects/{project}")
class ChannelsController {

  private final Channels channels;
  private final Deliveries deliveries;
  private final DeliveryDecisions decisions;

  ChannelsController(Channels channels, Deliveries deliveries, DeliveryDecisions decisions) {
    this.channels = channels;
    this.deliveries = deliveries;
    this.decisions = decisions;
  }

  @GetMapping("/channels")
  @Needs(Permission.VIEW)
  List<Channel> listChannels(Actor actor) {
    return channels.all(actor.projectId());
  }

  @PostMapping("/channels")
  @Needs(Permission.MANAGE_CHANNELS)
  ResponseEntity<Channel> createChannel(Actor actor, @Valid @RequestBody ChannelDraft draft) {
    return tagged(HttpStatus.CREATED, channels.create(actor, draft));
  }

  @GetMapping("/channels/{key}")
  @Needs(Permission.VIEW)
  ResponseEntity<Channel> getChannel(Actor actor, @PathVariable String key) {
    return tagged(HttpStatus.OK, channels.get(actor.projectId(), key));
  }

  @PutMapping("/channels/{key}")
  @Needs(Permission.MANAGE_CHANNELS)
  ResponseEntity<Channel> updateChannel(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
      @Valid @RequestBody ChannelDraft draft) {
    return tagged(HttpStatus.OK, channels.update(actor, key, Versions.match(ifMatch), draft));
  }

  @DeleteMapping("/channels/{key}")
  @Needs(Permission.MANAGE_CHANNELS)
  Channel deleteChannel(
      Actor actor,
      @PathVariable String key,
      @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
    return channels.delete(actor, key, Versions.match(ifMatch));
  }

  /** Answers at once; {@code GET /deliveries/{id}} tells what became of it. */
  @PostMapping("/channels/{key}/test")
  @Needs(Permission.MANAGE_CHANNELS)
  ResponseEntity<Delivery> testChannel(Actor actor, @PathVariable String key) {
    return ResponseEntity.accepted().body(channels.test(actor, key));
  }

  @GetMapping("/deliveries")
  @Needs(Permission.VIEW)
  Page<Delivery> listDeliveries(
      Actor actor,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    return deliveries.list(actor.projectId(), cursor, limit);
  }

  @GetMapping("/deliveries/{deliveryId}")
  @Needs(Permission.VIEW)
  Delivery getDelivery(Actor actor, @PathVariable UUID deliveryId) {
    return deliveries.get(actor.projectId(), deliveryId);
  }

  /** Says whether an unknown message arrived; what waits for it is settled too. */
  @PostMapping("/deliveries/{deliveryId}/resolve")
  @Needs(Permission.MANAGE_CHANNELS)
  Delivery resolveDelivery(
      Actor actor, @PathVariable UUID deliveryId, @Valid @RequestBody DeliveryResolution body) {
    return decisions.decide(actor, deliveryId, body.arrived(), body.comment());
  }

  /** What somebody saw in the chat. */
  record DeliveryResolution(@NotNull Boolean arrived, @NotBlank @Size(max = 1000) String comment) {}

  private static ResponseEntity<Channel> tagged(HttpStatus status, Channel channel) {
    return ResponseEntity.status(status).eTag(Versions.tag(channel.version())).body(channel);
  }
}
