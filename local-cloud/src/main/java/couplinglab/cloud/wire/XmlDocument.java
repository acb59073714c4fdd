package couplinglab.cloud.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an element as a document in UTF-8. */
final class XmlDocument {
    /** What XML 1.0 has no place for, not even escaped; an unpaired surrogate would not survive UTF-8 either. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private XmlDocument() {}

    static byte[] of(Xml root, String namespace) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            writer.writeStartElement(root.name());
            writer.writeDefaultNamespace(namespace);
            content(writer, root);
            writer.writeEndElement();
            writer.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An answer could not be written as XML", e);
        }
        return bytes.toByteArray();
    }

    private static void content(XMLStreamWriter writer, Xml element) throws XMLStreamException {
        writer.writeCharacters(FORBIDDEN.matcher(element.text()).replaceAll("\uFFFD"));
        for (var child : element.children()) {
            writer.writeStartElement(child.name());
            content(writer, child);
            writer.writeEndElement();
        }
    }
}
