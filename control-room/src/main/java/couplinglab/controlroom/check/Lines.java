package couplinglab.controlroom.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** JSON lines, one object each, that are read one after the other and not kept. Fields that nobody asked for are ignored. */
final class Lines {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Lines() {}

    static <T> void read(Path file, Class<T> type, Consumer<T> reader) {
        if (!Files.isRegularFile(file)) {
            throw FolderUnreadable.missing(file);
        }
        try (var in = Files.newInputStream(file);
                var lines = JSON.readerFor(type).<T>readValues(in)) {
            while (lines.hasNextValue()) {
                reader.accept(lines.nextValue());
            }
        } catch (JacksonException unreadable) {
            throw FolderUnreadable.line(
                    "Line " + unreadable.getLocation().getLineNr() + " of " + file,
                    unreadable.getOriginalMessage(),
                    unreadable);
        } catch (IOException broken) {
            throw FolderUnreadable.broken(file, broken);
        }
    }
}
