package io.githops.git;

import io.githops.manifest.Manifests;
import io.githops.manifest.ParsedFile;
import io.githops.model.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The files of a folder at one commit, each parsed, and what they hold together. Immutable. */
final class FolderListing {
    private final ObjectId root;
    private final ObjectId folder;
    /** Where each path has its file, in the byte order of paths; shared by listings that differ in content. */
    private final Map<String, Integer> places;

    private final @Nullable ParsedBlob[] files;
    private final boolean isPlain;
    private final boolean hasLinks;
    private final FolderContent content;

    private FolderListing(
            ObjectId root,
            ObjectId folder,
            Map<String, Integer> places,
            @Nullable ParsedBlob[] files,
            List<Problem> others,
            boolean hasLinks) {
        this.root = root;
        this.folder = folder;
        this.places = places;
        this.files = files;
        this.isPlain = others.isEmpty() && !hasLinks;
        this.hasLinks = hasLinks;
        List<ParsedFile> parsed = new ArrayList<>(files.length);
        List<Problem> found = new ArrayList<>(others);
        for (ParsedBlob file : files) {
            if (file != null && file.manifests() != null) {
                parsed.add(file.manifests());
            } else if (file != null && file.problem() != null) {
                found.add(file.problem());
            }
        }
        content = FolderContent.of(Manifests.of(parsed), found, size());
    }

    /**
     * What was found in a folder.
     *
     * @param root the entries of the commit
     * @param folder the entries of the folder
     * @param files by their path from the root, in the byte order of paths
     * @param problems with what stands in the place of files
     * @param hasLinks whether there are symbolic links, which may lead out of the folder
     */
    static FolderListing of(
            ObjectId root, ObjectId folder, Map<String, ParsedBlob> files, List<Problem> problems, boolean hasLinks) {
        Map<String, Integer> places = new HashMap<>();
        files.keySet().forEach(path -> places.put(path, places.size()));
        return new FolderListing(root, folder, places, files.values().toArray(ParsedBlob[]::new), problems, hasLinks);
    }

    /**
     * This listing at another commit.
     *
     * @param edits new content by path, null for a file that is gone; of files of this listing
     */
    FolderListing edited(ObjectId otherRoot, ObjectId otherFolder, Map<String, @Nullable ParsedBlob> edits) {
        @Nullable ParsedBlob[] edited = files.clone();
        edits.forEach((path, file) -> edited[places.get(path)] = file);
        return new FolderListing(otherRoot, otherFolder, places, edited, List.of(), false);
    }

    /** Whether the folder of a commit is the same to the last byte, and what its links lead to as well. */
    boolean isOf(ObjectId commitRoot, ObjectId commitFolder) {
        return folder.equals(commitFolder) && (!hasLinks || root.equals(commitRoot));
    }

    ObjectId folder() {
        return folder;
    }

    /** The file at a path from the root; null when there is none of interest. */
    @Nullable
    ParsedBlob file(String path) {
        Integer place = places.get(path);
        return place == null ? null : files[place];
    }

    /** How many files there are. */
    int size() {
        return (int) Arrays.stream(files).filter(Objects::nonNull).count();
    }

    /** The size of all files together. */
    long bytes() {
        return Arrays.stream(files)
                .filter(Objects::nonNull)
                .mapToLong(ParsedBlob::size)
                .sum();
    }

    /** Whether all there is are files, parsed or of no interest, so that a change of one has no effect on others. */
    boolean isPlain() {
        return isPlain;
    }

    FolderContent content() {
        return content;
    }
}
