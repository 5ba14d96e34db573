package io.githops.overlay;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths within a repository. */
final class Folders {
    private Folders() {}

    /**
     * Where a relative path leads.
     *
     * @param folder from the root, without slashes at its ends; empty for the root
     * @return from the root; null when the path is absolute, leads out of the repository, or is written with backslashes
     */
    static @Nullable String within(String folder, String relative) {
        if (relative.startsWith("/") || relative.contains("\\") || relative.contains(":")) {
            return null;
        }
        List<String> names = new ArrayList<>();
        for (String step : (folder + "/" + relative).split("/")) {
            if (step.equals("..") && names.isEmpty()) {
                return null;
            } else if (step.equals("..")) {
                names.remove(names.size() - 1);
            } else if (!step.isEmpty() && !step.equals(".")) {
                names.add(step);
            }
        }
        return String.join("/", names);
    }

    /** Whether a file or folder lies below a folder, or is it. */
    static boolean isWithin(String folder, String path) {
        return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
    }

    /** The path of a file in a folder. */
    static String file(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }
}
