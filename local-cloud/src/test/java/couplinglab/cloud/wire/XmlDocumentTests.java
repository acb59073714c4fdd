package couplinglab.cloud.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlDocumentTests {
    @Test
    void writesElementsAndEscapesText() {
        assertThat(written(Xml.of("a", Xml.of("b", "1 < 2 & \"x\""), Xml.of("c", "é\uD83D\uDCE6"))))
                .isEqualTo("<a xmlns=\"urn:x\"><b>1 &lt; 2 &amp; \"x\"</b><c>é\uD83D\uDCE6</c></a>");
    }

    @Test
    void replacesWhatXmlHasNoPlaceFor() {
        assertThat(written(Xml.of("a", "x\u0000y\uFFFFz\uD83D")))
                .isEqualTo("<a xmlns=\"urn:x\">x\uFFFDy\uFFFDz\uFFFD</a>");
    }

    private static String written(Xml xml) {
        return new String(XmlDocument.of(xml, "urn:x"), StandardCharsets.UTF_8);
    }
}
