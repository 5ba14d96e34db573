package io.githops.source.junit;

import io.githops.source.CombinedSource;
import io.githops.source.Source;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class CombinedSourceContractTest extends SourceContract {
    @TempDir
    Path folder;

    @Override
    protected Source source() {
        return CombinedSource.builder().add("folder", Source.directory(folder)).build();
    }

    @Override
    protected void publish(Map<String, String> files) {
        FolderFiles.replace(folder, files);
    }
}
