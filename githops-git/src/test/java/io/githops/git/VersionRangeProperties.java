package io.githops.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class VersionRangeProperties {

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readsBackWhatItWrites(@ForAll("versions") SemanticVersion version) {
        assertThat(SemanticVersion.parse(version.toString())).contains(version);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void ordersWithoutContradiction(
            @ForAll("versions") SemanticVersion a,
            @ForAll("versions") SemanticVersion b,
            @ForAll("versions") SemanticVersion c) {
        assertThat(Integer.signum(a.compareTo(b))).isEqualTo(-Integer.signum(b.compareTo(a)));
        assertThat(a.compareTo(b) == 0).isEqualTo(a.equals(b));
        if (a.compareTo(b) <= 0 && b.compareTo(c) <= 0) {
            assertThat(a).isLessThanOrEqualTo(c);
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void splitsAllReleasesIntoBelowAndNotBelow(
            @ForAll("releases") SemanticVersion bound, @ForAll("releases") SemanticVersion version) {
        assertThat(contains("<" + bound, version)).isNotEqualTo(contains(">=" + bound, version));
        assertThat(contains(">" + bound, version)).isNotEqualTo(contains("<=" + bound, version));
        assertThat(contains("=" + bound, version))
                .isEqualTo(contains(">=" + bound, version) && contains("<=" + bound, version));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void takesNoPrereleaseThatItDoesNotName(
            @ForAll("releases") SemanticVersion low,
            @ForAll("releases") SemanticVersion high,
            @ForAll("versions") SemanticVersion version) {
        if (version.isPrerelease()) {
            assertThat(contains(">=" + low + " <=" + high, version)).isFalse();
            assertThat(contains("^" + low + " || ~" + high, version)).isFalse();
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void takesNoPrereleaseOfAReleaseThatItLeavesOut(
            @ForAll("releases") SemanticVersion high, @ForAll("versions") SemanticVersion version) {
        boolean inside = contains(">=0.0.0-0 <" + high, version);

        assertThat(inside).isEqualTo(version.release().compareTo(high) < 0);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void readsSignsAsBounds(@ForAll("releases") SemanticVersion low, @ForAll("versions") SemanticVersion version) {
        String minor = low.major() + "." + low.minor();
        String nextMinor = low.major() + "." + low.minor().add(BigInteger.ONE);
        String nextMajor = low.major().add(BigInteger.ONE).toString();

        assertSame("~" + low, ">=" + low + " <" + nextMinor, version);
        assertSame(minor, ">=" + minor + ".0 <" + nextMinor + ".0", version);
        assertSame(minor + ".x", "~" + minor, version);
        assertSame(">" + minor, ">=" + nextMinor, version);
        assertSame("<=" + minor, "<" + nextMinor, version);
        if (low.major().signum() > 0) {
            assertSame("^" + low, ">=" + low + " <" + nextMajor, version);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void findsTheGreatestTagOfTheRange(@ForAll("tags") List<SemanticVersion> versions) {
        TagRange tags = TagRange.of("v", ">=0.0.0-0");
        List<String> names =
                versions.stream().map(version -> "refs/tags/v" + version).toList();

        assertThat(tags.newest(names))
                .isEqualTo(versions.stream().max(SemanticVersion::compareTo).map(version -> "refs/tags/v" + version));
    }

    private static void assertSame(String range, String other, SemanticVersion version) {
        assertThat(contains(range, version))
                .as("%s, %s: %s", range, other, version)
                .isEqualTo(contains(other, version));
    }

    private static boolean contains(String range, SemanticVersion version) {
        return VersionRange.parse(range).contains(version);
    }

    @Provide
    Arbitrary<List<SemanticVersion>> tags() {
        return versions().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<SemanticVersion> releases() {
        Arbitrary<BigInteger> number = Arbitraries.of(0, 0, 1, 1, 2, 3, 9, 10).map(BigInteger::valueOf);
        return Combinators.combine(number, number, number).as(SemanticVersion::release);
    }

    @Provide
    Arbitrary<SemanticVersion> versions() {
        Arbitrary<List<String>> prerelease = Arbitraries.of("0", "1", "2", "10", "a", "b", "rc", "-", "0a", "A")
                .list()
                .ofMaxSize(3);
        return Combinators.combine(releases(), prerelease)
                .as((release, parts) -> new SemanticVersion(release.major(), release.minor(), release.patch(), parts));
    }
}
