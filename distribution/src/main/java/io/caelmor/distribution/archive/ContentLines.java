package io.caelmor.distribution.archive;

import io.caelmor.kernel.persist.ArchiveSink;
import io.caelmor.kernel.persist.EntityRows;
import io.caelmor.kernel.persist.StoreArchive;
import io.caelmor.kernel.persist.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Makes lines of what a store hands over, and the hash of it: SHA-256 over the lines of all accounts and entities.
public final class ContentLines implements ArchiveSink {
    private final OutputStream out;
    private final MessageDigest digest;
    private long accounts;
    private long entities;

    ContentLines(OutputStream out) {
        this.out = out;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// The hash of all that the archive hands over.
    public static String hash(StoreArchive archive) throws StoreException {
        var lines = new ContentLines(OutputStream.nullOutputStream());
        archive.read(lines);
        return lines.hash();
    }

    @Override
    public void account(long number, String name) throws StoreException {
        write(countAccount(ContentForm.account(number, name).sealed()));
    }

    @Override
    public void rows(EntityRows rows) throws StoreException {
        for (int row = 0; row < rows.size(); row++) {
            write(countEntity(ContentForm.entity(rows, row).sealed()));
        }
    }

    /// Counts the line of an account, and takes it into the hash.
    byte[] countAccount(byte[] line) {
        accounts++;
        digest.update(line);
        return line;
    }

    /// Counts the line of an entity, and takes it into the hash.
    byte[] countEntity(byte[] line) {
        entities++;
        digest.update(line);
        return line;
    }

    private void write(byte[] line) throws StoreException {
        try {
            out.write(line);
        } catch (IOException failure) {
            throw new StoreException("The export can't be written: " + failure + ". See that the disk has room and that you may write there.", failure);
        }
    }

    long accounts() {
        return accounts;
    }

    long entities() {
        return entities;
    }

    /// Of what came so far.
    String hash() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's SHA-256 can be cloned", impossible);
        }
    }

    ArchiveLine trailer() {
        return new ArchiveLine().open("end", '{').int64("accounts", accounts).int64("entities", entities).text("sha256", hash()).close('}');
    }
}
