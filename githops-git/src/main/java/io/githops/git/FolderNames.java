package io.githops.git;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names of what is read of one folder; each must be a name of its own on all machines. */
final class FolderNames {
    private final Map<String, String> byFoldedName = new HashMap<>();

    /** Whether an entry may be read; reports it if not. */
    boolean admits(EntryName name, String path, EntryProblems problems) {
        Optional<EntryName.Fault> trick = name.trick();
        if (trick.isPresent()) {
            problems.add(EntryProblems.of(path, trick.get().code(), trick.get().message()));
            return false;
        }
        String other = byFoldedName.putIfAbsent(name.folded(), name.shown());
        if (other == null || other.equals(name.shown())) {
            return true;
        }
        problems.add(EntryProblems.of(
                path,
                "GH2047",
                "found a name that differs from \"" + other + "\" beside it only in case or in how its characters are"
                        + " composed; expected names that all file systems tell apart; rename one of them"));
        return false;
    }
}
