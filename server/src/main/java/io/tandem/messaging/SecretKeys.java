package io.tandem.messaging;

import io.tandem.shared.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Seals secrets with AES-256-GCM. The key comes from {@code TANDEM_SECRET_KEY} (SHA-256 of its
 * text) or from the file {@code secret-key} of the data directory, made at first start and readable
 * by its owner only. Every sealed text is bound to its place and says which key sealed it, so a
 * server without that key leaves it alone.
 */
@Component
class SecretKeys {

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int SHORTEST = 20;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  SecretKeys(DataDirectory data, MessagingSettings settings) {
    Path file = data.root().resolve("secret-key");
    String given = settings.secretKey();
    if (!given.isBlank()) {
      if (given.strip().length() < SHORTEST) {
        throw new IllegalStateException("TANDEM_SECRET_KEY has at least 20 characters");
      }
      add(given.strip());
    }
    if (given.isBlank() || Files.exists(file)) {
      add(read(file));
    }
  }

  /** Those this server has, the one that seals first. */
  List<String> ids() {
    return List.copyOf(keys.keySet());
  }

  /**
   * Seals a text.
   *
   * @param place what it is bound to; the same is needed to open it
   */
  Sealed seal(String text, String place) {
    Map.Entry<String, SecretKeySpec> key = keys.entrySet().iterator().next();
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] hidden =
        run(
            cipher(Cipher.ENCRYPT_MODE, key.getValue(), nonce),
            place,
            text.getBytes(StandardCharsets.UTF_8));
    byte[] sealed = new byte[NONCE + hidden.length];
    System.arraycopy(nonce, 0, sealed, 0, NONCE);
    System.arraycopy(hidden, 0, sealed, NONCE, hidden.length);
    return new Sealed(key.getKey(), sealed);
  }

  /**
   * Opens what was sealed at the same place.
   *
   * @throws IllegalStateException when the key is not here or the bytes were changed
   */
  String open(Sealed sealed, String place) {
    SecretKeySpec key = keys.get(sealed.key());
    if (key == null) {
      throw new IllegalStateException("sealed with a key this server does not have");
    }
    byte[] nonce = Arrays.copyOf(sealed.bytes(), NONCE);
    byte[] hidden = Arrays.copyOfRange(sealed.bytes(), NONCE, sealed.bytes().length);
    return new String(
        run(cipher(Cipher.DECRYPT_MODE, key, nonce), place, hidden), StandardCharsets.UTF_8);
  }

  private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] run(Cipher cipher, String place, byte[] text) {
    try {
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException changed) {
      throw new IllegalStateException("the sealed text was changed", changed);
    }
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private void add(String text) {
    byte[] key = sha256(text);
    String id = HexFormat.of().formatHex(sha256("id " + text), 0, 6);
    keys.put(id, new SecretKeySpec(key, "AES"));
  }

  private String read(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Path made = file.resolveSibling("secret-key.new");
        Files.deleteIfExists(made);
        Files.createFile(
            made,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(made, Base64.getEncoder().encodeToString(bytes) + "\n");
        Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readString(file).strip();
    } catch (IOException failed) {
      throw new UncheckedIOException("The key file " + file + " cannot be read or made", failed);
    }
  }

  /**
   * A sealed text.
   *
   * @param key id of the key
   * @param bytes nonce and ciphertext
   */
  record Sealed(String key, byte[] bytes) {}
}
