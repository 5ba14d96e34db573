package io.githops.diff.guard;

/**
 * Who else has a hand in an object.
 *
 * @param words the owner: {@code Helm (release shop/web)}
 * @param evidence what tells: {@code annotation meta.helm.sh/release-name}
 */
public record Owner(String words, String evidence) {
    /** {@code Helm (release shop/web), by annotation meta.helm.sh/release-name}. */
    @Override
    public String toString() {
        return words + ", by " + evidence;
    }
}
