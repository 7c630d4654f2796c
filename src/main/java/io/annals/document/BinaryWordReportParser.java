package io.annals.document;

import java.io.FileNotFoundException;
import java.io.IOException;
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
            new BinaryWordBody(word, document, limits.tableDepth()).read();
            FileProperties.of(word.getSummaryInformation()).addTo(document.metadata());
        } catch (OldWordFileFormatException e) {
            readOld(root, document);
        } catch (FileNotFoundException e) {
            throw new UnusableDocumentException(QuarantineReason.UNREADABLE, "the doc is damaged: one of its streams"
                    + " is missing; open and save it in Word, or get it again", e);
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
