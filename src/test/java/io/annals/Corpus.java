package io.annals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The files of {@code src/test/resources/corpus}. */
public final class Corpus {

    private Corpus() {
    }

    /** The rows of a file, by the names of its columns; none where it does not exist. */
    public static List<CSVRecord> rows(String name) throws IOException {
        var in = Corpus.class.getResourceAsStream("/corpus/" + name);
        if (in == null) {
            return List.of();
        }
        try (var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(reader).getRecords();
        }
    }
}
