package couplinglab.controlroom.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A change of source files, as {@code git diff} tells it. Line numbers mean nothing: what a hunk replaces must stand in
 * its file exactly once, so that a change of the product either leaves a patch its meaning or makes it fail.
 *
 * @param hunks by the path of the file they change
 */
record SourcePatch(Map<String, List<Hunk>> hunks) {

    private record Hunk(String before, String after) {
        static Hunk of(List<String> lines) {
            return new Hunk(without('+', lines), without('-', lines));
        }

        private static String without(char sign, List<String> lines) {
            return lines.stream()
                    .filter(line -> line.charAt(0) != sign)
                    .map(line -> line.substring(1) + "\n")
                    .collect(Collectors.joining());
        }

        String in(String source, String file) {
            var at = source.indexOf(before);
            if (at < 0 || source.indexOf(before, at + 1) >= 0) {
                throw new IllegalArgumentException(
                        file + " does not have this exactly once; adapt the patch:\n" + before);
            }
            return source.substring(0, at) + after + source.substring(at + before.length());
        }
    }

    static SourcePatch read(List<String> diff) {
        var hunks = new LinkedHashMap<String, List<Hunk>>();
        List<Hunk> ofFile = List.of();
        List<String> lines = new ArrayList<>();
        for (var line : diff) {
            if (line.startsWith("--- ") || line.startsWith("@@")) {
                add(lines, ofFile);
                lines = new ArrayList<>();
            } else if (line.startsWith("+++ b/")) {
                ofFile = hunks.computeIfAbsent(line.substring("+++ b/".length()), file -> new ArrayList<>());
            } else if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        add(lines, ofFile);
        return new SourcePatch(hunks);
    }

    private static void add(List<String> lines, List<Hunk> ofFile) {
        if (!lines.isEmpty()) {
            ofFile.add(Hunk.of(lines));
        }
    }

    /** The changed files, under the same paths in another folder. */
    List<Path> apply(Path home, Path changed) throws IOException {
        var files = new ArrayList<Path>();
        for (var file : hunks.entrySet()) {
            var source = Files.readString(home.resolve(file.getKey()));
            for (var hunk : file.getValue()) {
                source = hunk.in(source, file.getKey());
            }
            var to = changed.resolve(file.getKey());
            Files.createDirectories(to.getParent());
            files.add(Files.writeString(to, source));
        }
        return files;
    }
}
