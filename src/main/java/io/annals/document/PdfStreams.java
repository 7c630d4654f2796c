package io.annals.document;

import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Sees to it that what a page needs to show its text (its contents, forms and fonts) does not unpack to more than the
 * limit, before PDFBox unpacks it into memory.
 */
final class PdfStreams {

    /** Deflate packs a thousandfold at most; what is smaller than this part of the limit is no bomb. */
    private static final int DEFLATE_RATIO = 1032;
    private static final int DEEPEST = 40;

    private final long limit;
    private final Map<COSBase, Boolean> seen = new IdentityHashMap<>();

    PdfStreams(long limit) {
        this.limit = limit;
    }

    void check(PDPage page) throws IOException, UnusableDocumentException {
        COSDictionary dictionary = page.getCOSObject();
        for (Iterator<org.apache.pdfbox.pdmodel.common.PDStream> contents = page.getContentStreams();
                contents.hasNext();) {
            check(contents.next().getCOSObject());
        }
        if (page.getResources() != null) {
            checkAll(page.getResources().getCOSObject(), 0);
        }
        seen.put(dictionary, Boolean.TRUE);
    }

    private void checkAll(COSBase base, int depth) throws IOException, UnusableDocumentException {
        COSBase object = base instanceof COSObject reference ? reference.getObject() : base;
        if (object == null || depth > DEEPEST
                || !(object instanceof COSDictionary || object instanceof COSArray)
                || seen.put(object, Boolean.TRUE) != null) {
            return;
        }
        if (object instanceof COSStream stream && stream.getCOSName(COSName.SUBTYPE) != COSName.IMAGE) {
            check(stream);
        }
        if (object instanceof COSDictionary dictionary) {
            for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
                if (!entry.getKey().equals(COSName.PARENT) && !entry.getKey().equals(COSName.P)) {
                    checkAll(entry.getValue(), depth + 1);
                }
            }
        } else if (object instanceof COSArray array) {
            for (COSBase item : array) {
                checkAll(item, depth + 1);
            }
        }
    }

    private void check(COSStream stream) throws IOException, UnusableDocumentException {
        int layers = flateLayers(stream);
        if (layers == 0 || layers == 1 && stream.getLength() < limit / DEFLATE_RATIO) {
            return;
        }
        long length = 0;
        try (InputStream raw = stream.createRawInputStream()) {
            InputStream in = raw;
            for (int i = 0; i < layers; i++) {
                in = new InflaterInputStream(in);
            }
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                length += read;
                if (length > limit) {
                    throw ReportParser.tooLarge(limit);
                }
            }
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            // A damaged stream gives what it gives; PDFBox reads as much of it.
            return;
        }
    }

    /** How many times a stream is deflated before any other packing. */
    private static int flateLayers(COSStream stream) {
        COSBase filters = stream.getFilters();
        List<? extends COSBase> list = filters instanceof COSArray array ? array.toList()
                : filters == null ? List.of() : List.of(filters);
        int layers = 0;
        while (layers < list.size() && layers < 4 && (COSName.FLATE_DECODE.equals(list.get(layers))
                || COSName.FLATE_DECODE_ABBREVIATION.equals(list.get(layers)))) {
            layers++;
        }
        return layers;
    }
}
