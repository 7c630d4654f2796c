package io.annals.conform;

import static org.assertj.core.api.Assertions.assertThat;

import io.annals.Corpus;
import io.annals.document.DocumentMetadata;
import io.annals.reference.ReferenceData;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/**
 * How many whole reports of {@code corpus/identity} are identified rightly, with the place where that stands: bodies
 * with division and kind, years, and what contradicts itself. A hash of its row puts each case into one of two halves; on
 * the one the rules are tuned, the other is only measured, and its failing cases are never printed. The scores are
 * floors.
 */
class IdentityCorpusTest {

    /** Which half a case belongs to. */
    private enum Half { TUNED, HELD_OUT }

    private static final ReportIdentifier IDENTIFIER = new ReportIdentifier(ReferenceData.shipped());
    private static final Map<String, String> ATTRIBUTES = Map.of("YEAR_CONTRADICTED", "reportYear",
            "ORGANIZATION_CONTRADICTED", "organizationName", "REGION_CONTRADICTED", "regionCode");

    /** Prints the failing cases of the half to tune on. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (CSVRecord floor : Corpus.rows("identity/floors.csv")) {
            for (CSVRecord row : Corpus.rows("identity/" + floor.get("file") + ".csv")) {
                String why = wrong(floor.get("file"), row);
                if (half(row) == Half.TUNED && !why.isEmpty()) {
                    out.println(floor.get("file") + ": " + row.get("name") + ": " + why);
                }
            }
        }
    }

    @Test
    void bothHalvesReachTheirFloors() throws IOException {
        List<String> lines = new ArrayList<>();
        List<CSVRecord> floors = Corpus.rows("identity/floors.csv");
        assertThat(floors).hasSize(5);
        for (CSVRecord floor : floors) {
            List<CSVRecord> rows = Corpus.rows("identity/" + floor.get("file") + ".csv");
            assertThat(rows).hasSizeGreaterThanOrEqualTo(Integer.parseInt(floor.get("cases")));
            assertThat(rows.stream().map(row -> row.get("name")).distinct().count()).isEqualTo(rows.size());
            Map<Half, int[]> counts = new TreeMap<>(Map.of(Half.TUNED, new int[2], Half.HELD_OUT, new int[2]));
            for (CSVRecord row : rows) {
                counts.get(half(row))[0]++;
                counts.get(half(row))[1] += wrong(floor.get("file"), row).isEmpty() ? 1 : 0;
            }
            counts.forEach((half, count) -> {
                double share = (double) count[1] / count[0];
                lines.add(String.format(Locale.ROOT, "%-14s %-8s %3d of %3d right  %.3f", floor.get("file"),
                        half.name().toLowerCase(Locale.ROOT), count[1], count[0], share));
                assertThat(share).as("%s of %s", half, floor.get("file")).isGreaterThanOrEqualTo(
                        Double.parseDouble(floor.get(half.name().toLowerCase(Locale.ROOT))));
            });
        }
        Files.createDirectories(Path.of("target/corpus-scores"));
        Files.write(Path.of("target/corpus-scores/identity.txt"), lines, StandardCharsets.UTF_8);
    }

    private static Half half(CSVRecord row) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((row.get("name") + row.get("text")).getBytes(StandardCharsets.UTF_8));
            return hash[0] % 2 == 0 ? Half.TUNED : Half.HELD_OUT;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is read otherwise than a row says; empty for nothing. */
    private static String wrong(String file, CSVRecord row) {
        String published = row.get("published");
        DocumentMetadata metadata = new DocumentMetadata(row.get("meta_title"), row.get("site"), row.get("source"),
                published.isEmpty() ? null : LocalDate.parse(published), null, "", "",
                row.isMapped("url") ? row.get("url") : "", Map.of());
        ReportIdentity identity = IDENTIFIER.identify(row.get("path"), Documents.of(row.get("text"), metadata));
        Map<String, List<String>> compared = new LinkedHashMap<>();
        if (row.isMapped("rule")) {
            compared.put(row.get("rule"), List.of(row.get("expected") + " / " + row.get("actual"),
                    told(identity, row.get("rule"))));
        } else {
            compared.put("kind", List.of(row.get("kind"), identity.reportKind()));
            compared.put("year", List.of(row.get("year"), String.valueOf(identity.reportYear())));
            boolean isOfYears = file.endsWith("years");
            if (row.isMapped("organization")) {
                compared.put("organization", List.of(row.get("organization"), identity.organizationName()));
                compared.put("type", List.of(row.get("type"), identity.organizationType()));
                compared.put("region", List.of(row.get("region"), identity.regionCode()));
            }
            if (row.isMapped("joint")) {
                compared.put("joint", List.of(row.get("joint"), String.join("|", identity.jointOrganizations())));
            }
            compared.put("found in", List.of(row.get("found_in"), identity.evidence()
                    .getOrDefault(isOfYears ? "reportYear" : "organizationName", "")));
        }
        StringBuilder why = new StringBuilder();
        compared.forEach((what, pair) -> {
            if (!pair.get(0).equals(pair.get(1))) {
                why.append(what).append(" '").append(pair.get(1)).append("' instead of '").append(pair.get(0))
                        .append("'; ");
            }
        });
        return why.toString();
    }

    /** What the finding of a rule would say, as {@code expected / actual}. */
    private static String told(ReportIdentity identity, String rule) {
        if (rule.equals("REGION_AMBIGUOUS")) {
            return identity.namesakes().isEmpty() ? " / "
                    : "one division / " + String.join(", ", identity.namesakes().stream().sorted().toList());
        }
        return identity.contradictions().stream().filter(found -> found.attribute().equals(ATTRIBUTES.get(rule)))
                .map(found -> found.value() + " (" + found.foundIn() + ") / " + found.otherValue() + " ("
                        + found.otherFoundIn() + ")").findFirst().orElse(" / ");
    }
}
