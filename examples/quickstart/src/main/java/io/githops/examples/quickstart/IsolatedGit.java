package io.githops.examples.quickstart;

import java.io.File;
import java.nio.file.FileStore;
import java.nio.file.FileSystems;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** The Git settings of this program alone, whatever those of the person who runs it are. */
final class IsolatedGit extends SystemReader.Delegate {
    private IsolatedGit(SystemReader original) {
        super(original);
    }

    /** Makes JGit read and write these settings in all of the process. */
    static void install() {
        SystemReader.setInstance(new IsolatedGit(SystemReader.getInstance()));
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        return new Settings(parent, files);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        var settings = new Settings(parent, files);
        settings.setString("user", null, "name", "Quickstart");
        settings.setString("user", null, "email", "quickstart@shop.example");
        return settings;
    }

    /** Assumes a file system that tells times to the second; JGit would measure for some seconds how exact it is. */
    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        var settings = new Settings(parent, files);
        String runtime = System.getProperty("java.vendor") + "|" + System.getProperty("java.version") + "|";
        for (FileStore store : FileSystems.getDefault().getFileStores()) {
            settings.setString("filesystem", runtime + store.name(), "timestampResolution", "1 second");
        }
        return settings;
    }

    /** Settings in memory. */
    private static final class Settings extends FileBasedConfig {
        Settings(@Nullable Config parent, FS files) {
            super(parent, new File("no-such-file"), files);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public void load() {}

        @Override
        public void save() {}
    }
}
