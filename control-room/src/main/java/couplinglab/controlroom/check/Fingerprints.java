package couplinglab.controlroom.check;

import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes fingerprints of contents, by value: the first 128 bits of the SHA-256 of the lines in their order, each with
 * its price as a number of two decimals, of the destination and of the customer. Not thread-safe.
 */
final class Fingerprints {
    private static final ObjectReader LINES = JsonMapper.shared().readerFor(new TypeReference<List<OrderLine>>() {});

    private final MessageDigest digest = sha256();

    Fingerprint of(OrderContent content) {
        return of(content.customer(), content.destination(), content.lines());
    }

    /** Of a row of a database; null where its lines are not those of any order. */
    @Nullable
    Fingerprint of(String customer, String destination, String lines) {
        try {
            List<OrderLine> read = LINES.readValue(lines);
            return of(customer, destination, read);
        } catch (JacksonException noLines) {
            return null;
        }
    }

    private Fingerprint of(String customer, String destination, List<OrderLine> lines) {
        var text = new StringBuilder(128);
        for (var line : lines) {
            text.append(line.sku()).append(' ').append(line.quantity()).append(' ');
            text.append(line.unitPrice()).append('\n');
        }
        // The customer, who may be called anything, comes last, so that no two contents share a text.
        text.append(destination).append('\n').append(customer);
        var bits = ByteBuffer.wrap(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        return new Fingerprint(bits.getLong(), bits.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256", impossible);
        }
    }
}
