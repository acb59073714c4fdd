package couplinglab.partner.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFileTests {
    private static final String HEADER = OrderFile.HEADER + "\n";

    @Test
    void readsAnOrderALine() {
        assertThat(rows(HEADER + "ada,US,TEA-1,2,4.50\nZoë 🫖,DE,MUG-1,1,12\n"))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.line()).isEqualTo(2);
                            var content = ((OrderFile.Row.Order) first).content();
                            assertThat(content.customer()).isEqualTo("ada");
                            assertThat(content.destination()).isEqualTo("US");
                            assertThat(content.lines()).singleElement().satisfies(line -> {
                                assertThat(line.sku()).isEqualTo("TEA-1");
                                assertThat(line.quantity()).isEqualTo(2);
                            });
                            assertThat(content.total()).isEqualByComparingTo("9.00");
                        },
                        second -> {
                            assertThat(second.line()).isEqualTo(3);
                            assertThat(((OrderFile.Row.Order) second).content().customer())
                                    .isEqualTo("Zoë 🫖");
                        });
    }

    @Test
    void readsWhatSpreadsheetsWrite() {
        var rows = rows("\uFEFF" + OrderFile.HEADER + "\r\n\"Lovelace, \"\"Ada\"\"\",US,TEA-1,2,\"4.50\"\r\n\r\n");

        assertThat(rows)
                .singleElement()
                .isInstanceOfSatisfying(
                        OrderFile.Row.Order.class,
                        order -> assertThat(order.content().customer()).isEqualTo("Lovelace, \"Ada\""));
    }

    @Test
    void readsTheLastLineWithoutAnEnd() {
        assertThat(rows(HEADER + "ada,US,TEA-1,2,4.50")).hasSize(1);
        assertThat(rows(HEADER)).isEmpty();
        assertThat(rows(OrderFile.HEADER)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ada,US,TEA-1,2          | The line must have 5 fields, and has 4.",
                "ada,US,TEA-1,2,4.50,now | The line must have 5 fields, and has 6.",
                "ada,us,TEA-1,2,4.50     | destination must be a country code of ISO 3166-1 alpha-2, such as \"US\".",
                "ada,US,tea 1,2,4.50     | sku must be 1 to 32 characters of A-Z, 0-9 and -.",
                "ada,US,TEA-1,two,4.50   | quantity must be a whole number from 1 to 1000.",
                "ada,US,TEA-1,0,4.50     | quantity must be a whole number from 1 to 1000.",
                "ada,US,TEA-1,-2,4.50    | quantity must be a whole number from 1 to 1000.",
                "ada,US,TEA-1,9999999999,4.50 | quantity must be a whole number from 1 to 1000.",
                "ada,US,TEA-1,2,'4,50'   | The line must have 5 fields, and has 6.",
                ",US,TEA-1,2,4.50        | customer must be 1 to 64 characters.",
            })
    void refusesALineThatIsNoOrderAloneAndSaysWhatWouldBe(String line, String reason) {
        assertThat(rows(HEADER + "ada,US,TEA-1,2,4.50\n" + line + "\nbob,US,TEA-1,2,4.50\n"))
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(OrderFile.Row.Order.class),
                        second -> assertThat(second).isEqualTo(new OrderFile.Row.NoOrder(3, reason)),
                        third -> assertThat(third).isInstanceOf(OrderFile.Row.Order.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada,US,TEA-1,2,4.50\n",
                "Customer,destination,sku,quantity,unitPrice\n",
                "customer;destination;sku;quantity;unitPrice\n",
                "destination,customer,sku,quantity,unitPrice\n",
                "customer,destination,sku,quantity\n",
                "customer,destination,sku,quantity,unitPrice,note\n",
            })
    void refusesAFileWithAnotherHeader(String text) {
        assertThat(read(text))
                .isEqualTo(
                        new OrderFile.Refused("The first line must be customer,destination,sku,quantity,unitPrice."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada,US,TEA-1,2,\"4.50\n", "\"ada\" lovelace,US,TEA-1,2,4.50\n"})
    void refusesAFileThatIsNoCsvAsAWhole(String broken) {
        assertThat(read(HEADER + "ada,US,TEA-1,2,4.50\n" + broken))
                .isEqualTo(new OrderFile.Refused("The file is no CSV: a quote is missing, or one too many."));
    }

    @Test
    void refusesAFileThatIsNoUtf8() {
        var latin1 = (HEADER + "Zoë,US,TEA-1,2,4.50\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(OrderFile.read(ByteBuffer.wrap(latin1))).isEqualTo(new OrderFile.Refused("The file must be UTF-8."));
    }

    @Test
    void takesAThousandLinesAndNoMore() {
        var full = HEADER + "ada,US,TEA-1,2,4.50\n".repeat(1000);

        assertThat(rows(full)).hasSize(1000);
        assertThat(read(full + "ada,US,TEA-1,2,4.50\n"))
                .isEqualTo(new OrderFile.Refused("The file may have 1000 lines at most, and its header. Split it."));
    }

    private static List<OrderFile.Row> rows(String text) {
        return ((OrderFile.Rows) read(text)).all();
    }

    private static OrderFile read(String text) {
        return OrderFile.read(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
