package io.andon.gateway.cluster.tail;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.common.TopicPartition;

/** How far a tail has read; others may wait for it to get further. */
final class Positions {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();
  private final Map<TopicPartition, Long> offsets = new HashMap<>();
  private boolean ended;

  void moveTo(Map<TopicPartition, Long> now) {
    lock.lock();
    try {
      offsets.putAll(now);
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No further move will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return ended;
    } finally {
      lock.unlock();
    }
  }

  Set<TopicPartition> partitions() {
    lock.lock();
    try {
      return Set.copyOf(offsets.keySet());
    } finally {
      lock.unlock();
    }
  }

  /** False when the deadline ({@link System#nanoTime}) passes or the tail ends first. */
  boolean awaitAtLeast(Map<TopicPartition, Long> ends, long deadline) throws InterruptedException {
    lock.lock();
    try {
      while (!reached(ends)) {
        long left = deadline - System.nanoTime();
        if (ended || left <= 0) {
          return false;
        }
        long unused = moved.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> offsets.getOrDefault(end.getKey(), -1L) >= end.getValue());
  }
}
