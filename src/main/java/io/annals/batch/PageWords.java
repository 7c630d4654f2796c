package io.annals.batch;

import io.annals.export.HeaderLanguage;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The words of a run's page in one language: {@code summary-page/<language>.properties}. */
final class PageWords {

    private final Properties words = new Properties();

    PageWords(HeaderLanguage language) {
        String file = "/summary-page/" + language.code() + ".properties";
        try (InputStream in = PageWords.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file.substring(1) + " is missing from the program; build it again");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file.substring(1) + " can't be read from the program", e);
        }
    }

    /** The words of a key, with values in the places of <code>{0}</code>, <code>{1}</code> … */
    String of(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("summary-page: the key " + key + " has no words");
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** How a run ended; by its own word where this language has no other. */
    String status(String status) {
        return words.getProperty("status." + status, status);
    }

    /** A code of the reference data, with its name where this language has one. */
    String code(String code) {
        String name = words.getProperty(code);
        return name == null ? code : code + " " + name;
    }
}
