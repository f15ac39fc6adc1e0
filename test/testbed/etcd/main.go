// Command etcd is etcd's own server: its module has replace lines, with which Go refuses to install it directly.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() { etcdmain.Main(os.Args) }
