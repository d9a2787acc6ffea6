package io.caelmor.distribution.ticket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// A fresh pair of Ed25519 keys in two PEM files: one for whoever signs, one for servers.
public record KeyPairFiles(Path signing, Path checking) {
    /// Writes `file`, for its owner's eyes alone, and beside it `file.pub`. Throws where one of them is there already.
    public static KeyPairFiles create(Path file) throws IOException {
        var made = new KeyPairFiles(file, file.resolveSibling(file.getFileName() + ".pub"));
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            if (Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix")) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate()));
            Files.writeString(made.checking(), pem("PUBLIC KEY", pair.getPublic()), StandardOpenOption.CREATE_NEW);
            return made;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java from 15 has Ed25519", e);
        }
    }

    private static String pem(String what, Key key) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(key.getEncoded());
        return "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n";
    }
}
