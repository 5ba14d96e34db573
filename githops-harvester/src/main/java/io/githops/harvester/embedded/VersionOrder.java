package io.githops.harvester.embedded;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kubernetes' preference among versions of a group: stable before beta before alpha, newer first, then other names. */
final class VersionOrder implements Comparator<String> {
    private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");

    @Override
    public int compare(String mine, String theirs) {
        Matcher left = VERSION.matcher(mine);
        Matcher right = VERSION.matcher(theirs);
        if (!left.matches() || !right.matches()) {
            int order = Boolean.compare(right.matches(), left.matches());
            return order == 0 ? mine.compareTo(theirs) : order;
        }
        int order = Integer.compare(maturity(right), maturity(left));
        if (order == 0) {
            order = Integer.compare(number(right, 1), number(left, 1));
        }
        return order == 0 ? Integer.compare(number(right, 3), number(left, 3)) : order;
    }

    private static int maturity(Matcher version) {
        String stage = version.group(2);
        if (stage == null) {
            return 2;
        }
        return stage.equals("beta") ? 1 : 0;
    }

    private static int number(Matcher version, int group) {
        String digits = version.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
