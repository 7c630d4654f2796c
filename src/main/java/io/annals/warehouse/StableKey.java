package io.annals.warehouse;

import io.annals.source.ContentHash;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Surrogate keys: the first 63 bits of the SHA-256 of a natural key, so that the same thing has the same key in every
 * warehouse and whatever order it arrived in. 0 is never a key; it stands for "not stated".
 */
public final class StableKey {

    private static final char SEPARATOR = '\u001f';
    /** One for each thread: to ask the platform for it takes half as long again as to hash a key. */
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(ContentHash::sha256);

    private StableKey() {
    }

    /** The key of a natural key of one or more parts. */
    public static long of(Object... parts) {
        StringBuilder natural = new StringBuilder();
        for (Object part : parts) {
            if (natural.length() > 0) {
                natural.append(SEPARATOR);
            }
            natural.append(part);
        }
        byte[] hash = SHA_256.get().digest(natural.toString().getBytes(StandardCharsets.UTF_8));
        return Math.max(1, ByteBuffer.wrap(hash).getLong() & Long.MAX_VALUE);
    }

    static long report(String contentSha256) {
        return of(contentSha256);
    }

    static long file(String sourceCode, String reportPath) {
        return of(sourceCode, reportPath);
    }

    static long region(String code) {
        return code.isEmpty() ? 0 : of(code);
    }

    static long organization(String regionCode, String name) {
        return name.isEmpty() ? 0 : of(regionCode, name);
    }

    static long unit(String name) {
        return name.isEmpty() ? 0 : of(name);
    }

    /** The code's key; outside the catalogue that of name and unit. */
    static long indicator(String code, String name, String unit) {
        return !code.isEmpty() ? of(code) : name.isEmpty() ? 0 : of(name, unit);
    }

    static long figure(long reportKey, int charStart, int charEnd) {
        return of(reportKey, charStart, charEnd);
    }
}
