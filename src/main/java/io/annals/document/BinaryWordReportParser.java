package io.annals.document;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentEntry;

/** Reads the text of a binary Word document (doc): of Word 97 to 2003 as Word shows it, of Word 6 and 95 as it is. */
final class BinaryWordReportParser extends BinaryOfficeParser {

    private static final long serialVersionUID = 1;

    private static final String MAIN = "WordDocument";
    private static final String OBJECTS = "ObjectPool";

    BinaryWordReportParser() {
        super("application/msword");
    }

    @Override
    void read(DirectoryNode root, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        if (!root.hasEntryCaseInsensitive(MAIN)) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE,
                    "the doc is damaged: it has no main document; open and save it in Word, or get it again");
        }
        if (root.getEntryCaseInsensitive(MAIN) instanceof DocumentEntry main && main.getSize() > limits.textBytes()) {
            throw tooLarge(limits.textBytes());
        }
        try (HWPFDocument word = new HWPFDocument(root)) {
            BinaryWordBody body = new BinaryWordBody(word, document, limits.tableDepth());
            body.read();
            if (!document.hasText() && root.hasEntry(OBJECTS)
                    && root.getEntry(OBJECTS) instanceof DirectoryNode objects) {
                readAttachments(objects, body.attachments(), limits, document);
            }
            FileProperties.of(word.getSummaryInformation()).addTo(document.metadata());
        } catch (OldWordFileFormatException e) {
            readOld(root, document);
        } catch (FileNotFoundException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, "the doc is damaged: one of its streams"
                    + " is missing; open and save it in Word, or get it again", e);
        }
    }

    /** Reads the attached files that the text shows, then others, by their names. */
    private static void readAttachments(DirectoryNode objects, Collection<String> shown, ReadLimits limits,
            DocumentBuilder document) throws IOException, UnusableDocumentException {
        Set<String> names = new LinkedHashSet<>(shown);
        names.addAll(new TreeSet<>(objects.getEntryNames()));
        int found = 0;
        for (String name : names) {
            if (objects.hasEntry(name) && objects.getEntry(name) instanceof DirectoryNode object) {
                found++;
                document.addAll(document.files().readStorage(object, limits, document));
            }
        }
        if (found > 0 && !document.hasText()) {
            throw InnerFiles.noText(found, 0);
        }
    }

    /** Documents before Word 97 keep no structure that could be relied on: their paragraphs are read. */
    private static void readOld(DirectoryNode root, DocumentBuilder document) throws IOException {
        try (HWPFOldDocument word = new HWPFOldDocument(root)) {
            Range range = word.getRange();
            for (int i = 0; i < range.numParagraphs(); i++) {
                for (String line : BinaryWordBody.visible(range.getParagraph(i).text()).split("\n")) {
                    document.paragraph(line);
                }
            }
        }
    }
}
