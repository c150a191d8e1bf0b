package io.andon.topology.client;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * Bounds the memory of RocksDB over all stores of a process, block cache and write buffers
 * together. Kafka Streams makes an instance of this class per store, so what they share is static,
 * as RocksDB's own memory is.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  static final String MEMORY_CONFIG = "andon.state.memory.bytes";

  private static final long WRITE_BUFFER_BYTES = 8L * 1024 * 1024;

  /** Made with the first store and never closed: stores come and go with rebalances. */
  private static final class Shared {
    private static Shared instance = new Shared(0);
    private final long bytes;
    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    private Shared(long bytes) {
      this.bytes = bytes;
      this.cache = new LRUCache(Math.max(bytes, 1L << 20), -1, false, 0.1);
      this.writeBuffers = new WriteBufferManager(Math.max(bytes / 2, 1L << 19), cache);
    }

    static synchronized Shared of(long bytes) {
      if (instance.bytes != bytes) {
        instance = new Shared(bytes);
      }
      return instance;
    }
  }

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    Object memory = configs.get(MEMORY_CONFIG);
    Shared shared = Shared.of(Long.parseLong(String.valueOf(memory)));
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(shared.cache);
    table.setCacheIndexAndFilterBlocks(true);
    table.setCacheIndexAndFilterBlocksWithHighPriority(true);
    table.setPinTopLevelIndexAndFilter(true);
    // most lookups are of alerts never seen before: the filter answers them without a read
    table.setFilterPolicy(new BloomFilter(10));
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(shared.writeBuffers);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
    options.setMaxWriteBufferNumber(3);
  }

  @Override
  public void close(String storeName, Options options) {
    // cache and write buffers are shared: closing them here would pull them from under the other
    // stores
  }
}
