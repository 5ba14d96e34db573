package io.githops.export;

import io.githops.diff.difference.Differences;
import io.githops.export.LeftOut.Reason;
import io.githops.manifest.ManifestFile;
import io.githops.manifest.ManifestReader;
import io.githops.manifest.ManifestWriter;
import io.githops.manifest.Manifests;
import io.githops.manifest.Masking;
import io.githops.model.Kinds;
import io.githops.model.Position;
import io.githops.model.Problem;
import io.githops.model.Resource;
import io.githops.model.ResourceId;
import io.githops.schema.Schema;
import io.githops.tree.FieldPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the files of an export. Used once. */
final class Draft {
    private final Kinds kinds;
    private final SecretEncryptor secrets;
    private final Masking masking;
    private final ManifestReader reader;
    private final Layout layout;
    private final Map<ResourceId, ExportedFile> files = new HashMap<>();
    private final Map<ResourceId, Resource> tried = new HashMap<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final List<Problem> warnings = new ArrayList<>();

    Draft(Kinds kinds, SecretEncryptor secrets) {
        this.kinds = kinds;
        this.secrets = secrets;
        this.masking = Masking.of(kinds);
        this.reader = ManifestReader.of(kinds);
        this.layout = new Layout(kinds);
    }

    void leaveOut(LeftOut resource) {
        leftOut.add(resource);
    }

    /** @param isMadeByPlatform whether a manifest that says nothing is of no use */
    void add(Resource manifest, Resource live, boolean isMadeByPlatform) {
        if (isMadeByPlatform && saysNothing(manifest)) {
            leftOut.add(new LeftOut(live.id(), Reason.UNTOUCHED, "no field differs from what the platform fills in"));
        } else if (isSensitive(manifest)) {
            secrets.encrypt(manifest)
                    .ifPresentOrElse(
                            encrypted -> addEncrypted(encrypted, manifest, live), () -> leaveOutSecret(manifest));
        } else {
            addPlain(manifest, live);
        }
    }

    /** The export of what stands the trial. */
    Export tried(Trial trial) {
        trial.failing(tried.values()).forEach((id, reason) -> {
            files.remove(id);
            leftOut.add(reason);
        });
        List<ExportedFile> sorted = files.values().stream()
                .sorted(Comparator.comparing(ExportedFile::path))
                .toList();
        leftOut.sort(Comparator.comparing(LeftOut::id));
        warnings.removeIf(warning -> sorted.stream().noneMatch(file -> isAbout(warning, file)));
        warnings.sort(Comparator.comparing(warning -> path(warning)));
        return new Export(sorted, leftOut, warnings);
    }

    private void addPlain(Resource manifest, Resource live) {
        Optional<ExportedFile> file = file(manifest, live);
        file.ifPresent(written -> {
            tried.put(manifest.id(), manifest);
            if (kinds.find(manifest.groupVersionKind()).isEmpty()) {
                warn(
                        "GH2096",
                        "found a kind without a schema, " + manifest.groupVersionKind()
                                + "; expected one that tells its defaults; add the kind, or shorten the manifest by hand",
                        written);
            }
        });
    }

    private void addEncrypted(Resource encrypted, Resource manifest, Resource live) {
        if (encrypted.equals(manifest)) {
            addPlain(manifest, live);
            return;
        }
        file(encrypted, live)
                .ifPresent(file -> warn(
                        "GH2097",
                        "found " + encrypted.id() + " in the place of " + live.id()
                                + "; a plan cannot foresee what it stands for",
                        file));
    }

    private void leaveOutSecret(Resource manifest) {
        String place = isSecret(manifest) ? "" : "holds what is sensitive at " + sensitivePlace(manifest) + ", and ";
        leftOut.add(new LeftOut(manifest.id(), Reason.SECRET, place + "no encryptor takes it"));
    }

    private FieldPath sensitivePlace(Resource manifest) {
        return Differences.between(masking.mask(manifest).tree(), manifest.tree(), Schema.any())
                .get(0)
                .path();
    }

    private Optional<ExportedFile> file(Resource manifest, Resource live) {
        String text = ManifestWriter.write(manifest.tree());
        String path = layout.path(manifest.id());
        Optional<String> fault = fault(path, text, manifest);
        if (fault.isPresent()) {
            leftOut.add(new LeftOut(live.id(), Reason.UNSTABLE, fault.get()));
            return Optional.empty();
        }
        int removed = Records.count(live.tree().without(Records.MANAGED_FIELDS)) - Records.count(manifest.tree());
        var file = new ExportedFile(path, manifest, text, Math.max(0, removed));
        files.put(manifest.id(), file);
        return Optional.of(file);
    }

    private Optional<String> fault(String path, String text, Resource manifest) {
        Manifests read = reader.read(List.of(ManifestFile.of(path, text)));
        Optional<String> refused = read.problems().stream()
                .filter(problem -> problem.severity() == Problem.Severity.ERROR)
                .map(problem -> "its manifest could not be read: " + problem.message())
                .findFirst();
        boolean isSame = read.resources().equals(List.of(manifest));
        return refused.isPresent() || isSame ? refused : Optional.of("its manifest would read as something else");
    }

    private boolean isSensitive(Resource manifest) {
        return isSecret(manifest) || !masking.mask(manifest).equals(manifest);
    }

    private static boolean isSecret(Resource manifest) {
        return manifest.id().group().isEmpty() && manifest.id().kind().equals("Secret");
    }

    private static boolean saysNothing(Resource manifest) {
        return manifest.tree().size() == 3
                && manifest.metadata().without("name").without("namespace").isEmpty();
    }

    private void warn(String code, String message, ExportedFile file) {
        warnings.add(Problem.warning(code, message, new Position(file.path(), 1, 1)));
    }

    private static boolean isAbout(Problem warning, ExportedFile file) {
        return path(warning).equals(file.path());
    }

    private static String path(Problem warning) {
        return warning.position() == null ? "" : warning.position().file();
    }
}
