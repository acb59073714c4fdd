package couplinglab.partner.importing;

import couplinglab.contracts.ContractViolation;
import couplinglab.contracts.OrderContent;
import couplinglab.contracts.OrderLine;
import couplinglab.contracts.Price;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of orders: CSV as <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a> has it, in UTF-8, with the header
 * {@value #HEADER}. Each further line is an order of one line. It is read as a whole before anything of it is placed: what
 * is no CSV, or too large, is refused as a whole; a line that is no order is refused alone.
 */
sealed interface OrderFile {
    int MAX_BYTES = 1024 * 1024;

    /** Placed one after the other, they keep a message hidden for a while; and all are listed in one answer. */
    int MAX_LINES = 1000;

    String HEADER = "customer,destination,sku,quantity,unitPrice";

    /** What stands in it, in its order. */
    record Rows(List<Row> all) implements OrderFile {}

    /** Nothing of it can be trusted. */
    record Refused(String reason) implements OrderFile {}

    /** A line: the header is 1, an empty line is none. */
    sealed interface Row {
        int line();

        /** It is an order. */
        record Order(int line, OrderContent content) implements Row {}

        /** It is none. */
        record NoOrder(int line, String reason) implements Row {}
    }

    static OrderFile read(ByteBuffer bytes) {
        try (var parser = CSVParser.parse(
                text(bytes),
                CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get())) {
            return read(parser);
        } catch (CharacterCodingException notUtf8) {
            return new Refused("The file must be UTF-8.");
        } catch (IOException | UncheckedIOException notCsv) {
            return new Refused("The file is no CSV: a quote is missing, or one too many.");
        }
    }

    private static String text(ByteBuffer bytes) throws CharacterCodingException {
        var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        // A byte order mark, as spreadsheets write it.
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static OrderFile read(CSVParser parser) {
        var records = parser.iterator();
        if (!records.hasNext() || !String.join(",", records.next().values()).equals(HEADER)) {
            return new Refused("The first line must be " + HEADER + ".");
        }
        var rows = new ArrayList<Row>();
        while (records.hasNext()) {
            if (rows.size() == MAX_LINES) {
                return new Refused("The file may have " + MAX_LINES + " lines at most, and its header. Split it.");
            }
            rows.add(Fields.row(rows.size() + 2, records.next()));
        }
        return new Rows(rows);
    }

    /** What the columns mean. */
    final class Fields {
        private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
        private static final int COLUMNS = HEADER.split(",", -1).length;

        private Fields() {}

        private static Row row(int line, CSVRecord fields) {
            if (fields.size() != COLUMNS) {
                return new Row.NoOrder(
                        line, "The line must have " + COLUMNS + " fields, and has " + fields.size() + ".");
            }
            try {
                var ordered = new OrderLine(fields.get(2), quantity(fields.get(3)), Price.parse(fields.get(4)));
                return new Row.Order(line, new OrderContent(fields.get(0), fields.get(1), List.of(ordered)));
            } catch (ContractViolation violation) {
                return new Row.NoOrder(line, violation.field() + " " + violation.getMessage() + ".");
            }
        }

        /** What is no number at all is as wrong as a number out of the range, which the contract knows. */
        private static int quantity(String text) {
            return NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0;
        }
    }
}
