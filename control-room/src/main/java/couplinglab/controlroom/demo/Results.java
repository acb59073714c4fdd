package couplinglab.controlroom.demo;

import java.util.List;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The content of {@code result.json}: what was claimed, what was measured. */
record Results(List<Claim> claims, List<RunRow> runs) {
    private static final JsonMapper JSON = JsonMapper.builder()
            // In the order of the fields, which is the order of the story.
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    String json() {
        return JSON.writeValueAsString(this);
    }

    List<Claim> broken() {
        return claims.stream().filter(claim -> !claim.holds()).toList();
    }
}
