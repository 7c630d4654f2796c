package io.annals.document;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Optional;
import org.apache.poi.hpsf.SummaryInformation;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageProperties;

/**
 * What office programs note about a file beside its text, by the same names for every format; an empty text or null
 * where nothing is noted.
 */
final class FileProperties {

    /** The noted dates are instants; the reports are dated in China. */
    static final ZoneOffset CHINESE_TIME = ZoneOffset.ofHours(8);
    /** Word's zero of time, and what is converted from it. */
    private static final Instant EARLIEST = Instant.parse("1980-01-02T00:00:00Z");

    String title = "";
    String subject = "";
    String creator = "";
    String keywords = "";
    String lastModifiedBy = "";
    Instant created;
    Instant modified;

    /** Those of an OOXML package; none where they are missing or broken. */
    static FileProperties of(OPCPackage opened) {
        FileProperties noted = new FileProperties();
        PackageProperties properties;
        try {
            properties = opened.getPackageProperties();
        } catch (InvalidFormatException | RuntimeException e) {
            // A document without properties, or with broken ones, is a document all the same.
            return noted;
        }
        noted.title = properties.getTitleProperty().orElse("");
        noted.subject = properties.getSubjectProperty().orElse("");
        noted.creator = properties.getCreatorProperty().orElse("");
        noted.keywords = properties.getKeywordsProperty().orElse("");
        noted.lastModifiedBy = properties.getLastModifiedByProperty().orElse("");
        noted.created = instant(properties.getCreatedProperty());
        noted.modified = instant(properties.getModifiedProperty());
        return noted;
    }

    /** Those of a binary Office file; none where they are missing. */
    static FileProperties of(SummaryInformation summary) {
        FileProperties noted = new FileProperties();
        if (summary != null) {
            noted.title = text(summary.getTitle());
            noted.subject = text(summary.getSubject());
            noted.creator = text(summary.getAuthor());
            noted.keywords = text(summary.getKeywords());
            noted.lastModifiedBy = text(summary.getLastAuthor());
            noted.created = instant(Optional.ofNullable(summary.getCreateDateTime()));
            noted.modified = instant(Optional.ofNullable(summary.getLastSaveDateTime()));
        }
        return noted;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private static Instant instant(Optional<Date> date) {
        return date.map(Date::toInstant).filter(instant -> instant.isAfter(EARLIEST)).orElse(null);
    }

    void addTo(MetadataBuilder metadata) {
        if (isSensible(title)) {
            metadata.put("dc:title", title);
        }
        metadata.put("dc:subject", subject);
        metadata.put("dc:creator", creator);
        metadata.put("cp:keywords", keywords);
        metadata.put("cp:lastModifiedBy", lastModifiedBy);
        if (created != null) {
            metadata.put("dcterms:created", created.atOffset(CHINESE_TIME).toString());
        }
        if (modified != null) {
            metadata.put("dcterms:modified", modified.atOffset(CHINESE_TIME).toString());
        }
    }

    /** Templates and printer drivers leave titles such as 文档1 or "Microsoft Word - …" behind. */
    private static boolean isSensible(String title) {
        return title.length() >= 6 && title.codePoints().anyMatch(Character::isIdeographic)
                && !title.matches("(?i).*(microsoft word|\\.docx?|\\.wps|文档|标题|untitled).*");
    }
}
