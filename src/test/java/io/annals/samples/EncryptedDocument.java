package io.annals.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A docx as Word saves it with a password; made when a test runs, because its salt is random. */
public final class EncryptedDocument {

    private EncryptedDocument() {
    }

    /** The encrypted form of any docx: an OLE2 file, which only {@code password} opens. */
    public static byte[] of(byte[] docx, String password) throws IOException {
        Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword(password);
        try (var file = new POIFSFileSystem(); var bytes = new ByteArrayOutputStream()) {
            try (OutputStream out = encryptor.getDataStream(file)) {
                new ByteArrayInputStream(docx).transferTo(out);
            } catch (GeneralSecurityException e) {
                throw new IOException("this Java offers no cipher to encrypt a docx with", e);
            }
            file.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }
}
