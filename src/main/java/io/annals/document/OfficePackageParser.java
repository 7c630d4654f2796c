package io.annals.document;

import java.io.IOException;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.parser.microsoft.ooxml.OPCPackageWrapper;

/** Reads a report out of an Office Open XML package (docx, xlsx), which POI opens. */
abstract class OfficePackageParser extends ReportParser {

    private static final long serialVersionUID = 1;

    OfficePackageParser(String... types) {
        super(types);
    }

    @Override
    final void read(TikaInputStream stream, ReadLimits limits, DocumentBuilder document)
            throws IOException, UnusableDocumentException {
        try {
            // Tika opened the package to see what it is, and closes it with the stream.
            if (stream.getOpenContainer() instanceof OPCPackageWrapper open) {
                read(open.getOPCPackage(), limits, document);
                return;
            }
            OPCPackage opened = OPCPackage.open(stream.getFile(), PackageAccess.READ);
            try {
                read(opened, limits, document);
            } finally {
                opened.revert();
            }
        } catch (InvalidFormatException | XMLStreamException e) {
            throw DamageReport.of(e);
        }
    }

    /** Reads the opened package into the builder; nothing added means that there is no text. */
    abstract void read(OPCPackage opened, ReadLimits limits, DocumentBuilder document)
            throws IOException, XMLStreamException, InvalidFormatException, UnusableDocumentException;

    /**
     * The part that the package is about.
     *
     * @param missing what a person is told where there is none
     */
    static PackagePart main(OPCPackage opened, String missing)
            throws InvalidFormatException, UnusableDocumentException {
        for (PackageRelationship relationship : opened.getRelationships()) {
            if (relationship.getRelationshipType().endsWith("/officeDocument")) {
                PackagePart part = opened.getPart(relationship);
                if (part != null) {
                    return part;
                }
            }
        }
        throw new UnusableDocumentException(QuarantineReason.UNREADABLE, missing);
    }
}
