package io.githops.diff.admission;

import io.githops.tree.Bool;
import io.githops.tree.Mapping;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The webhooks of backups of single volumes on the backup target, and of what is restored from them. */
final class VolumeBackupAdmission implements Webhooks {

    @Override
    public boolean covers(String group, String kind) {
        return HarvesterKind.VOLUME_BACKUP.is(group, kind) || HarvesterKind.VOLUME_RESTORE.is(group, kind);
    }

    @Override
    public List<Refusal> check(@Nullable Mapping live, Mapping object, ClusterObjects objects) {
        ApiObject backup = new ApiObject(object);
        boolean isRestore = object.text("kind").orElse("").equals("VolumeRemoteRestore");
        String source = isRestore ? "from" : "source";
        var refusals = new Refusals();
        if (live != null) {
            refusals.check(() -> FixedFields.check(
                    Webhook.HARVESTER, "volume-backup-fixed", new ApiObject(live), backup, "type", source));
            return refusals.all();
        }
        refusals.check(() -> {
            if (backup.spec().text(source).orElse("").isEmpty()) {
                throw Webhook.HARVESTER.invalid("volume-backup-source", "spec." + source, source + " is required");
            }
        });
        if (isRestore) {
            refusals.check(() -> checkReady(backup, objects));
        }
        return refusals.all();
    }

    private static void checkReady(ApiObject restore, ClusterObjects objects) throws RefusedException {
        String from = restore.spec().text("from").orElse("");
        Optional<QualifiedName> id = QualifiedName.parse(from);
        if (id.isEmpty()) {
            return;
        }
        Optional<ApiObject> backup = HarvesterKind.VOLUME_BACKUP.find(
                objects, id.get().namespace(), id.get().name());
        boolean isPending = backup.filter(found -> objects.isLive(found.id())
                        && !Bool.TRUE.equals(found.status().get("success")))
                .isPresent();
        if (isPending || id.get().isMissing(HarvesterKind.VOLUME_BACKUP, objects)) {
            throw Webhook.HARVESTER.invalid(
                    "volume-restore-not-ready",
                    "spec.from",
                    "volume backup " + from + " does not exist or is not ready");
        }
    }
}
